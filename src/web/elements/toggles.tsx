interface TogglesProps {
  /** What is chosen among, e.g. 领域. */
  name: string;
  offered: readonly { value: string; word: string }[];
  chosen: readonly string[];
  choose: (chosen: readonly string[]) => void;
  /** Whether one choice gives up the other. */
  single?: boolean;
  /** Whether what is chosen among can be left to the words themselves. */
  bare?: boolean;
}

/** A few words to be chosen among, each pressed or not. */
export function Toggles({ name, offered, chosen, choose, single = false, bare = false }: TogglesProps) {
  const press = (value: string): void => {
    if (single) choose([value]);
    else choose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  };
  return (
    <fieldset className="scope-part scope-levels">
      <legend className={bare ? "hidden" : "field-name"}>{name}</legend>
      <div className="toggles">
        {offered.map(({ value, word }) => (
          <button
            key={value}
            type="button"
            className="toggle"
            aria-pressed={chosen.includes(value)}
            onClick={() => press(value)}
          >
            {word}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
