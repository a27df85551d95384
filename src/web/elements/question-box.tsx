import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useState } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { server } from "../asking/server.ts";
import "./question-box.css";

interface QuestionBoxProps {
  /** What it asks for, for those who do not see it. */
  name: string;
  /** What is asked now. */
  asked: string;
  ask: (question: string) => void;
  placeholder?: string;
  /** The word on the button. */
  verb?: string;
  large?: boolean;
}

const mostCharacters = 512;
const pauseMs = 120;

/** The box for a question: anything may be typed; measures and cities are offered meanwhile, by name and by pinyin. */
export function QuestionBox({ name, asked, ask, placeholder, verb = "查", large = false }: QuestionBoxProps) {
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  const offered = useOffered(typed, asked);
  const submit = (question: string): void => {
    const trimmed = question.trim();
    if (trimmed !== "") ask(trimmed);
  };
  // The list takes Enter for itself, also when nothing in it is chosen: then it means the words as they are.
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const isChosen = event.currentTarget.getAttribute("aria-activedescendant");
    if (event.key !== "Enter" || isChosen || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit(typed);
  };
  return (
    <search className={large ? "question question-large" : "question"}>
      <ComboBox
        className="question-field"
        inputValue={typed}
        onInputChange={setTyped}
        onChange={(key) => key !== null && submit(String(key))}
        value={null}
        items={offered}
        allowsCustomValue
        defaultFilter={() => true}
      >
        <Label className="hidden">{name}</Label>
        <Input
          className="question-input"
          type="search"
          maxLength={mostCharacters}
          placeholder={placeholder ?? ""}
          onKeyDownCapture={onKeyDown}
          data-question
        />
        <Popover className="offered" offset={4}>
          <ListBox className="offered-list" items={offered}>
            {(item: Offered) => (
              <ListBoxItem id={item.words} textValue={item.words} className="offered-item">
                <span>{item.words}</span>
                <span className="offered-note">{item.note}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <Button className="primary" onPress={() => submit(typed)}>
        {verb}
      </Button>
    </search>
  );
}

interface Offered {
  id: string;
  words: string;
  note: string;
}

/** Measures and cities that what is typed may mean; none while it is what was asked already. */
function useOffered(typed: string, asked: string): Offered[] {
  const [paused, setPaused] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const q = paused.trim();
  const { data } = useQuery({
    queryKey: ["suggest", q],
    queryFn: ({ signal }) => server.get("/v1/suggest", { parameters: { q, limit: 8 }, signal }),
    enabled: q !== "" && q !== asked && q.length <= 50,
    placeholderData: keepPreviousData,
  });
  if (typed.trim() === "" || typed.trim() === asked || data === undefined) return [];
  return data.suggestions.map((suggestion) =>
    suggestion.kind === "concept"
      ? {
          id: suggestion.id,
          words: suggestion.name,
          note: [suggestion.matched && `又叫 ${suggestion.matched}`, regionsNote(suggestion.regions)]
            .filter(Boolean)
            .join(" · "),
        }
      : { id: suggestion.region.code, words: suggestion.region.name, note: "地区" },
  );
}

function regionsNote(regions: number): string {
  return regions === 0 ? "库里还没有" : `${regions} 个地区提到`;
}
