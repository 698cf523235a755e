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
    const known = this.partners.indexOf(partner);
    if (known >= 0) {
      if ((this.values[known] ?? value) >= value) return;
      this.partners.splice(known, 1);
      this.values.splice(known, 1);
    }
    let place = this.values.length;
    while (place > 0 && (this.values[place - 1] ?? 0) < value) place--;
    this.partners.splice(place, 0, partner);
    this.values.splice(place, 0, value);
    this.partners.length = this.values.length = Math.min(this.values.length, this.capacity);
  }
}
