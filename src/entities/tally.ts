/** Lines that would be said of many documents, each said once with the first of them and how many more. */
export class Tally {
  private readonly lines = new Map<string, { where: string; count: number }>();

  add(line: string, where: string): void {
    const known = this.lines.get(line);
    if (known) known.count++;
    else this.lines.set(line, { where, count: 1 });
  }

  /** In the order of their first documents. */
  list(): string[] {
    return [...this.lines].map(([line, { where, count }]) => {
      const more = count > 1 ? ` and ${count - 1} more` : '';
      return `${line} (${where}${more}).`;
    });
  }
}
