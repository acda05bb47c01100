import { useTranslation } from 'react-i18next';
import { type Kind, plainName, type Setting } from './channel-kinds';

const metas: readonly string[] = ['FACEBOOK', 'INSTAGRAM', 'WHATSAPP'];

/** Where the words for a setting are looked for: its own kind's first, then those that several kinds share. */
function places(kind: string, name: string): string[] {
  return [kind, ...(metas.includes(kind) ? ['META'] : []), 'COMMON'].map((place) => `${place}.${name}`);
}

/** The words for kinds and their settings; for one that a newer server brings, its name made readable. */
export function useChannelWords() {
  const { t } = useTranslation('channels');
  const word = (kind: string, name: string, part: string): string =>
    places(kind, name)
      .map((place) => t(`settings.${`${place}.${part}` as 'COMMON.api.url.label'}`, { defaultValue: '' }))
      .find((text) => text !== '') ?? '';
  return {
    kind: (kind: string): string => t(`kinds.${kind as Kind}.name`, { defaultValue: plainName(kind) }),
    lead: (kind: string): string => t(`kinds.${kind as Kind}.lead`, { defaultValue: '' }),
    label: (kind: string, { name }: Setting): string => word(kind, name, 'label') || plainName(name),
    help: (kind: string, { name }: Setting): string => word(kind, name, 'help'),
    choice: (kind: string, { name }: Setting, value: string): string => word(kind, name, value) || plainName(value),
    webhook: (kind: string): string =>
      t(`webhook.by.${kind as 'COMMON'}`, { defaultValue: '' }) || t('webhook.by.COMMON'),
  };
}
