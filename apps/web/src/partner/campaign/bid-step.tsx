import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { BidLandscapeDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { currencyDigits, decimalToMinor, minorToDecimal } from '../../i18n/format.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { Loaded } from '../../ui/states.js';
import { AdjustmentsField } from './adjustments-field.js';
import { BidLandscape } from './bid-landscape.js';
import classes from './campaign.module.css';
import { MoneyField } from './typed-field.js';
import type { CampaignForm } from './use-campaign-form.js';
import type { AudienceWishes } from './wishes.js';

export function BidStep({ form, wishes }: { form: CampaignForm; wishes: AudienceWishes | null }) {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const words = t.campaign.bid;
  const digits = currencyDigits(site.currency);
  const [asked] = useDebouncedValue(wishes, 400);
  const answer = useQuery({
    queryKey: ['bid-landscape', asked],
    queryFn: async () => (asked === null ? null : (await request(BidLandscapeDocument, { input: asked })).bidLandscape),
    placeholderData: keepPreviousData,
    enabled: asked !== null,
  });
  return (
    <>
      <div className={classes.pair}>
        <MoneyField
          form={form}
          field="maxPrice"
          label={words.maxPrice}
          description={form.draft.category === null ? undefined : words.atLeast(fmt.money({ minor: form.reserve, currency: site.currency }))}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
      </div>
      <section className={classes.group} aria-label={words.landscape}>
        <h3>{words.landscape}</h3>
        <p className="quiet small">{words.landscapeText}</p>
        {wishes === null ? (
          <p className="quiet">{words.chooseFirst}</p>
        ) : (
          <Loaded answer={answer} rows={5}>
            {(landscape) => landscape && <BidLandscape landscape={landscape} bid={decimalToMinor(form.draft.maxPrice, digits) ?? null} onBid={(minor) => form.set({ maxPrice: minorToDecimal(minor, digits) })} />}
          </Loaded>
        )}
      </section>
      <section className={classes.group} aria-label={words.adjustments}>
        <h3>{words.adjustments}</h3>
        <p className="quiet small">{words.adjustmentsText}</p>
        <AdjustmentsField form={form} />
      </section>
    </>
  );
}
