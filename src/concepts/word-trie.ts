/** A word found in a text, `[start, end)`. */
export interface Found<T> {
  start: number;
  end: number;
  value: T;
}

interface Node<T> {
  next: Map<string, Node<T>>;
  value?: T;
}

/** Many words looked for in one pass over a text. */
export class WordTrie<T> {
  private readonly root: Node<T> = { next: new Map() };

  /** The value of a word; `make` makes it when the word is new. */
  add(word: string, make: () => T): T {
    let node = this.root;
    for (let at = 0; at < word.length; at++) {
      const unit = word[at] ?? "";
      let next = node.next.get(unit);
      if (next === undefined) {
        next = { next: new Map() };
        node.next.set(unit, next);
      }
      node = next;
    }
    node.value ??= make();
    return node.value;
  }

  /** Every place where a word stands, also inside longer ones, by start and then by length. */
  *in(text: string): Generator<Found<T>> {
    for (let start = 0; start < text.length; start++) {
      let node: Node<T> | undefined = this.root;
      for (let end = start; end < text.length; end++) {
        node = node.next.get(text[end] ?? "");
        if (node === undefined) break;
        if (node.value !== undefined) yield { start, end: end + 1, value: node.value };
      }
    }
  }
}
