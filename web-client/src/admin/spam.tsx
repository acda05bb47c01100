import { useTranslation } from 'react-i18next';
import { PageView, Section } from '../ui/page';
import { Blocks } from './spam-blocks';
import { SpamRulesForm } from './spam-rules';
import { LearnedSenders } from './spam-senders';

/** How mail is sieved, what was learned of senders, and who is blocked. */
export function SpamPage() {
  const { t } = useTranslation('spam');
  return (
    <PageView wide title={t('admin.title')} lead={t('admin.lead')}>
      <Section title={t('admin.rules')}>
        <SpamRulesForm />
      </Section>
      <Section title={t('admin.blocks')}>
        <Blocks />
      </Section>
      <Section title={t('admin.senders')}>
        <LearnedSenders />
      </Section>
    </PageView>
  );
}
