import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import './mantine.css';

const petrol: MantineColorsTuple = [
  '#e5f1f0',
  '#c6e3e1',
  '#9fd2cf',
  '#72bfbc',
  '#3fb3b0',
  '#1f8d90',
  '#0b6e75',
  '#085a60',
  '#07494e',
  '#05373b',
];
const neutral: MantineColorsTuple = [
  '#f7f7f5',
  '#f1f1ee',
  '#e9e9e5',
  '#d6d6d1',
  '#b9bab9',
  '#92959d',
  '#696c74',
  '#52555d',
  '#33353a',
  '#1b1c1f',
];

/** Mantine in our clothes: small, flat, quiet; colours come from tokens.css. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  colors: { petrol, gray: neutral },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '11.5px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  headings: { fontWeight: '600' },
  defaultRadius: '6px',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // By name and not by `Button.extend`, which would bring every component to the first page.
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'default' } },
    Input: { defaultProps: { size: 'sm' } },
    InputWrapper: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    NativeSelect: { defaultProps: { size: 'sm' } },
    Switch: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { centered: true, radius: 10, transitionProps: { duration: 100 }, padding: 20 } },
  },
});

/** The components' defaults with a name for the cross that closes windows. */
export function withCloseLabel(label: string): NonNullable<typeof theme.components> {
  return { ...theme.components, CloseButton: { defaultProps: { 'aria-label': label } } };
}

const shared = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--bg-field)',
  '--mantine-color-default-hover': 'var(--bg-hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-field)',
  '--mantine-color-disabled': 'var(--bg-hover)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
