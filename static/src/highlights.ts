/** Paints ranges under a name that the stylesheet knows (::highlight); none takes the paint away. The page's elements stay
 * as they are. In a browser without the CSS Custom Highlight API nothing is painted. */
export function paint(name: string, ranges: (Range | null)[]): void {
  if (!("highlights" in CSS)) return;
  const found = ranges.filter((range) => range !== null);
  if (found.length > 0) CSS.highlights.set(name, new Highlight(...found));
  else CSS.highlights.delete(name);
}
