import { Switch } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';

interface Sharing {
  shared: boolean;
}

const sharingQuery = queryOptions({
  queryKey: keys.draftSharing,
  queryFn: ({ signal }) => api.get<Sharing>('/api/me/drafts', undefined, signal),
});

/** Whether colleagues see what I have begun to write. */
export function DraftSharing() {
  const { t } = useTranslation('drafting');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const { data, error } = useQuery(sharingQuery);
  const save = useMutation({
    scope: { id: 'draft-sharing' },
    mutationFn: (shared: boolean) => api.put<Sharing>('/api/me/drafts', { shared }),
    onMutate: (shared) => client.setQueryData(keys.draftSharing, { shared }),
    onSuccess: () => toast.done(common('common.saved')),
    onError: (problem) => {
      toast.problem(problem);
      void client.invalidateQueries({ queryKey: keys.draftSharing });
    },
  });
  if (error !== null) return <ProblemNotice error={error} />;
  return (
    <Switch
      label={t('share.label')}
      description={t('share.lead')}
      checked={data?.shared ?? true}
      disabled={data === undefined}
      onChange={(event) => save.mutate(event.currentTarget.checked)}
    />
  );
}
