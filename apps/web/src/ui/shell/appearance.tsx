import { ActionIcon, Menu, SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react';
import { useI18n } from '../../i18n/i18n-context.js';
import { LANGUAGES, type Language } from '../../i18n/locale.js';

const SCHEMES: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];
const ICONS = { light: IconSun, dark: IconMoon, auto: IconSunMoon };

/** The two switches everyone has: language and light. */
export function Appearance({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { t, language } = useI18n();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = ICONS[colorScheme];
  return (
    <div style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
      <SegmentedControl
        size="xs"
        aria-label={t.shell.language}
        value={language}
        data={LANGUAGES.map((each) => ({ value: each, label: each.toUpperCase() }))}
        onChange={(chosen) => onLanguage(LANGUAGES.find((each) => each === chosen) ?? 'en')}
      />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t.shell.scheme}>
            <Icon size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {SCHEMES.map((scheme) => {
            const Each = ICONS[scheme];
            return (
              <Menu.Item key={scheme} leftSection={<Each size={15} />} onClick={() => setColorScheme(scheme)} aria-current={scheme === colorScheme}>
                {t.shell[scheme as 'light' | 'dark' | 'auto']}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
