import type { Category } from '@ringroad/kernel';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('partner')
@Check('partner_status_check', `status in ('active', 'suspended')`)
export class Partner {
  @PrimaryColumn('uuid', { name: 'site_id' })
  siteId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { array: true })
  categories!: Category[];

  @Column('text')
  status!: 'active' | 'suspended';

  /** Where its days begin and end; null for the site's zone. */
  @Column('text', { nullable: true })
  timezone!: string | null;

  /** The zone whose days count from `nextTimezoneAt` on, when that is set; null for the site's. */
  @Column('text', { name: 'next_timezone', nullable: true })
  nextTimezone!: string | null;

  @Column('timestamptz', { name: 'next_timezone_at', nullable: true })
  nextTimezoneAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
