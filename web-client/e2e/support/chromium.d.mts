import type { LaunchOptions } from '@playwright/test';

export const chromiumPath: string;
export const launchOptions: LaunchOptions & { args: string[] };
