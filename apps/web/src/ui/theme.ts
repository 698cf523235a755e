import { Badge, Button, Checkbox, CheckboxIndicator, createTheme, defaultVariantColorsResolver, Input, InputWrapper, Loader, Modal, Notification, Radio, RadioIndicator, Tooltip, type CSSVariablesResolver, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';

/** Shade 8 is the working tone of every tuple, as `primaryShade` says. */
const ink: MantineColorsTuple = ['#eef1f7', '#dde3ee', '#bcc7db', '#98a7c4', '#7486ab', '#566a93', '#3f527c', '#2a3b61', '#1b2a4a', '#14213a'];
const amber: MantineColorsTuple = ['#fff8e8', '#ffeec7', '#ffe099', '#fcd072', '#fac452', '#f8ba38', '#f6b222', '#f3a914', '#f0a30a', '#dd9300'];
const green: MantineColorsTuple = ['#ecf7f0', '#d3ecdd', '#a8d8bb', '#7ac397', '#53b078', '#36a062', '#259254', '#178047', '#116a3a', '#0b5a30'];
const red: MantineColorsTuple = ['#fdf0ee', '#f9dcd8', '#f0b5ae', '#e88c82', '#df685b', '#d44c3e', '#c73a2c', '#b52f22', '#a3281d', '#8c2016'];
/** Warm greys of the paper: lines, quiet text and fields. */
const gray: MantineColorsTuple = ['#faf8f3', '#f3efe7', '#e9e3d8', '#dcd5c8', '#c6bfb1', '#a39d92', '#7d7a76', '#5d6069', '#444a59', '#2b3346'];
/** Night of the same ink: text first, page last, in Mantine's order. */
const dark: MantineColorsTuple = ['#ece7dc', '#c3c8d4', '#a3adc1', '#8390ab', '#3a4867', '#2a3755', '#1e2a45', '#141f37', '#0c1424', '#080e1a'];

/**
 * What stands on the working tone. The theme's own contrast looks at the ink of the day, and would write white on what is pale at night;
 * this variable follows the night.
 */
const ON_INK = 'var(--mantine-primary-color-contrast)';

const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const color = input.color ?? input.theme.primaryColor;
  return input.variant === 'filled' && color === input.theme.primaryColor ? { ...colors, color: ON_INK } : colors;
};

export const theme = createTheme({
  colors: { ink, amber, green, red, gray, dark },
  primaryColor: 'ink',
  primaryShade: 8,
  autoContrast: true,
  luminanceThreshold: 0.3,
  variantColorResolver: variantColors,
  black: '#14213a',
  white: '#fffdf9',
  fontFamily: "'Golos Text Variable', system-ui, 'Segoe UI', sans-serif",
  headings: { fontFamily: "'Golos Text Variable', system-ui, sans-serif", fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 6,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm', variant: 'default' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 4, tt: 'none', fw: 500 }, styles: { root: { minWidth: 'max-content' } } }),
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: ON_INK } }),
    CheckboxIndicator: CheckboxIndicator.extend({ defaultProps: { iconColor: ON_INK } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    InputWrapper: InputWrapper.extend({ styles: { label: { marginBottom: 4, fontWeight: 500 }, description: { marginBottom: 4 }, error: { marginTop: 4 } } }),
    Loader: Loader.extend({ defaultProps: { type: 'dots', size: 'sm' } }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 10, overlayProps: { backgroundOpacity: 0.35, blur: 2 } } }),
    Notification: Notification.extend({ defaultProps: { radius: 8, withBorder: true } }),
    Radio: Radio.extend({ defaultProps: { iconColor: ON_INK } }),
    RadioIndicator: RadioIndicator.extend({ defaultProps: { iconColor: ON_INK } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 250, events: { hover: true, focus: true, touch: true } } }),
  },
});

/** Where a tone of the day would vanish at night (navy on navy) the night gets its own. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f6f2ea',
    '--mantine-color-dimmed': '#565d6e',
    '--mantine-color-placeholder': '#6f7078',
    '--mantine-color-default-border': '#d8d0c1',
    '--mantine-color-amber-light': '#fdeecb',
    '--mantine-color-amber-light-color': '#6b4300',
    '--mantine-color-green-light': '#ddefe3',
    '--mantine-color-green-light-color': '#0b5a30',
    '--mantine-color-red-light': '#f9dfda',
    '--mantine-color-red-light-color': '#8c2016',
    '--mantine-color-ink-light': '#e4e7ee',
    '--mantine-color-ink-light-color': '#1b2a4a',
    '--mantine-color-gray-light': '#ebe6dc',
    '--mantine-color-gray-light-color': '#444a59',
    '--mantine-color-error': '#a3281d',
  },
  dark: {
    '--mantine-color-body': '#0c1424',
    '--mantine-color-dimmed': '#a3adc1',
    '--mantine-color-placeholder': '#8c97ae',
    '--mantine-color-default': '#18233d',
    '--mantine-color-default-hover': '#1e2b49',
    '--mantine-color-default-border': '#2f3d5e',
    '--mantine-primary-color-filled': '#c9d4ea',
    '--mantine-primary-color-filled-hover': '#dbe3f2',
    '--mantine-primary-color-contrast': '#14213a',
    '--mantine-color-ink-filled': '#c9d4ea',
    '--mantine-color-ink-filled-hover': '#dbe3f2',
    '--mantine-color-anchor': '#b8c8ea',
    '--mantine-color-amber-light': '#3a2c10',
    '--mantine-color-amber-light-color': '#ffd27a',
    '--mantine-color-green-light': '#12321f',
    '--mantine-color-green-light-color': '#86d9a6',
    '--mantine-color-red-light': '#3f1b1b',
    '--mantine-color-red-light-color': '#ffaea3',
    '--mantine-color-ink-light': '#22304f',
    '--mantine-color-ink-light-color': '#cfdaf0',
    '--mantine-color-gray-light': '#232e48',
    '--mantine-color-gray-light-color': '#c3c8d4',
    '--mantine-color-error': '#ffaea3',
  },
});
