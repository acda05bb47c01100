import { Button } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/empty';
import { sentenceOf } from '../ui/problem';

export function Failed({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const router = useRouter();
  return (
    <main>
      <Empty
        title={sentenceOf(error, t)}
        action={
          <Button variant="filled" onClick={() => router.invalidate()}>
            {t('common.tryAgain')}
          </Button>
        }
      />
    </main>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main>
      <Empty title={t('problem.noPage')} action={<Link to="/">{t('problem.toInbox')}</Link>} />
    </main>
  );
}
