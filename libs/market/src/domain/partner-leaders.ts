/** The best value of each of the `capacity` best partners: what a further candidate must reach to matter. */
export class PartnerLeaders {
  private readonly partners: number[] = [];
  private readonly values: number[] = [];

  constructor(private readonly capacity: number) {}

  /** The value of the last leader; −∞ while there is room. A value below it cannot lead. */
  threshold(): number {
    return this.values.length < this.capacity ? -Infinity : (this.values[this.capacity - 1] ?? Infinity);
  }

  /** The partner's own best so far; −∞ for a partner that does not lead. */
  bestOf(partner: number): number {
    return this.values[this.partners.indexOf(partner)] ?? -Infinity;
  }

  offer(partner: number, value: number): void {
    const { partners, values } = this;
    let place = partners.indexOf(partner);
    if (place >= 0 && value <= (values[place] ?? value)) return;
    if (place < 0 && value <= this.threshold()) return;
    if (place < 0) place = Math.min(values.length, this.capacity - 1);
    for (let above = place - 1; above >= 0 && (values[above] ?? 0) < value; above--) {
      values[place] = values[above] ?? 0;
      partners[place] = partners[above] ?? -1;
      place = above;
    }
    values[place] = value;
    partners[place] = partner;
  }
}
