import { localStorageColorSchemeManager } from '@mantine/core';

/** Light, dark or as the system: kept in this browser, read by first-paint.js before anything is drawn. */
export const colorScheme = localStorageColorSchemeManager({ key: 'parley.theme' });
