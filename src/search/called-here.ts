const quotedName = /“([^“”]{2,14})”/gu;
const mostNames = 4;

/**
 * The words a report uses for a measure: words of the question that it uses too, then the names it puts in Chinese
 * quotation marks within the passages, in reading order, each once.
 */
export function calledHere(passages: readonly string[], questionWords: readonly string[]): string[] {
  const text = passages.join("");
  const shared = questionWords.filter((word) => word.length >= 3 && text.includes(word));
  const quoted = [...text.matchAll(quotedName)].flatMap(([, name]) => name ?? []);
  return [...new Set([...shared, ...quoted])].slice(0, mostNames);
}
