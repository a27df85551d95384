/** The room of rows that are not drawn, in pixels. */
export function GridGap({ height }: { height: number }) {
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it only keeps the others in their places
    <tr role="presentation" style={{ height }}>
      <td role="presentation" />
    </tr>
  );
}
