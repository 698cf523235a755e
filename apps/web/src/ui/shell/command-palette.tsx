import { Spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBuildingStore, IconCar, IconInbox, IconLogout, IconSearch, IconSpeakerphone } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { MyCampaignsDocument, MyLeadsDocument, PartnersDocument, UsersDocument, type Role } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { useSignOut } from '../../session/use-sign-out.js';
import { carName } from '../car-name.js';
import { NAV } from './nav-items.js';

interface Hit {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly icon: ReactNode;
  readonly href: string;
}

/** ⌘K: every page of the role, and whatever the server finds by the typed word. */
export function CommandPalette() {
  const { t } = useI18n();
  const { role } = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [query, setQuery] = useState('');
  const hits = useHits(role, query);
  const pages = NAV[role].filter(({ word }) => t.shell.nav[word].toLowerCase().includes(query.toLowerCase().trim()));
  const nothing = pages.length === 0 && hits.length === 0;
  return (
    <Spotlight.Root query={query} onQueryChange={setQuery} shortcut={['mod + K', '/']} scrollable maxHeight={440}>
      <Spotlight.Search placeholder={t.shell.spotlightPlaceholder} aria-label={t.shell.spotlightPlaceholder} leftSection={<IconSearch size={18} />} />
      <Spotlight.ActionsList>
        {nothing && <Spotlight.Empty>{t.shell.spotlightEmpty}</Spotlight.Empty>}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t.shell.pages}>
            {pages.map(({ to, word, icon: PageIcon }) => (
              <Spotlight.Action key={to} label={t.shell.nav[word]} leftSection={<PageIcon size={18} />} onClick={() => void navigate({ to })} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {hits.map((hit) => (
          <Spotlight.Action key={hit.id} label={hit.label} description={hit.note} leftSection={hit.icon} onClick={() => void navigate({ href: hit.href })} />
        ))}
        {!query && (
          <Spotlight.ActionsGroup label={t.shell.actions}>
            <Spotlight.Action label={t.shell.signOut} leftSection={<IconLogout size={18} />} onClick={signOut} />
          </Spotlight.ActionsGroup>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function useHits(role: Role, query: string): readonly Hit[] {
  const { ad } = useI18n().t.codes;
  const [search] = useDebouncedValue(query.trim(), 200);
  const { data } = useQuery({
    queryKey: ['go-anywhere', role, search],
    queryFn: () => (role === 'OPERATOR' ? operatorHits(search, ad) : partnerHits(search)),
    enabled: search.length >= 2 && role !== 'USER',
    // The list stays while the next letters are looked up: a choice made with the arrows is not taken away.
    placeholderData: keepPreviousData,
  });
  return search.length >= 2 ? (data ?? []) : [];
}

async function operatorHits(search: string, ad: (id: string) => string): Promise<Hit[]> {
  const [{ partners }, { users }] = await Promise.all([
    request(PartnersDocument, { first: 4, search, after: null, category: null }),
    request(UsersDocument, { first: 6, search, after: null, stage: null }),
  ]);
  return [
    ...partners.edges.map(({ node }) => ({ id: node.id, label: node.name, icon: <IconBuildingStore size={18} />, href: `/console/partners/${node.id}` })),
    ...users.edges.map(({ node }) => ({
      id: node.id,
      label: node.externalId,
      note: node.asset ? carName(node.asset, ad) : undefined,
      icon: <IconCar size={18} />,
      href: `/console/users/${node.id}`,
    })),
  ];
}

async function partnerHits(search: string): Promise<Hit[]> {
  const [{ myCampaigns }, { myLeads }] = await Promise.all([
    request(MyCampaignsDocument, { first: 4, search, after: null, status: null }),
    request(MyLeadsDocument, { first: 6, search, after: null, status: null }),
  ]);
  return [
    ...myCampaigns.edges.map(({ node }) => ({ id: node.id, label: node.name, icon: <IconSpeakerphone size={18} />, href: `/partner/campaigns/${node.id}` })),
    ...myLeads.edges.map(({ node }) => ({
      id: node.id,
      label: node.contact?.name ?? node.reason,
      note: node.campaignName,
      icon: <IconInbox size={18} />,
      href: `/partner/leads/${node.id}`,
    })),
  ];
}
