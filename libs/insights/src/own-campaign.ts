import { DomainError, isUuid } from '@ringroad/kernel';
import { Campaign } from '@ringroad/market';
import type { PartnerPrincipal, Tx } from '@ringroad/platform';

/** One of the partner's campaigns, to look at. Raises NOT_FOUND for any other. */
export async function ownCampaign(tx: Tx, { siteId, partnerId }: PartnerPrincipal, id: string): Promise<Campaign> {
  const campaign = isUuid(id) ? await tx.manager.findOneBy(Campaign, { siteId, partnerId, id }) : null;
  if (campaign === null) throw new DomainError('NOT_FOUND', 'This campaign does not exist.', { campaignId: id });
  return campaign;
}
