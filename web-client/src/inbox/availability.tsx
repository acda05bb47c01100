import { IconCircleCheck, IconMoonStars } from '@tabler/icons-react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { Availability } from '../api/types';
import { MenuChoice, MenuGroup } from '../ui/menu';
import { toast } from '../ui/toast';
import classes from './user-menu.module.css';

const reasons = ['BREAK', 'MEETING', 'FOCUS', 'DONE'] as const;

/** Asked again now and then: who missed an offer is switched to away by the server. */
const availabilityQuery = queryOptions({
  queryKey: keys.availability,
  queryFn: ({ signal }) => api.get<Availability>('/api/me/availability', undefined, signal),
  staleTime: 30_000,
  refetchInterval: 60_000,
});

/** Whether conversations are offered to me, and why not. */
export function AvailabilityChoices() {
  const { t } = useTranslation();
  const { data } = useQuery(availabilityQuery);
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (to: { available: boolean; reason?: string }) => api.put<Availability>('/api/me/availability', to),
    onSuccess: (answer) => queryClient.setQueryData(keys.availability, answer),
    onError: toast.problem,
  });
  return (
    <MenuGroup label={t('availability.title')}>
      <MenuChoice
        icon={<IconCircleCheck size={15} stroke={1.75} />}
        chosen={data?.available === true}
        onSelect={() => change.mutate({ available: true })}
      >
        {t('availability.available')}
      </MenuChoice>
      {reasons.map((reason) => (
        <MenuChoice
          key={reason}
          icon={<IconMoonStars size={15} stroke={1.75} />}
          chosen={data?.available === false && data.reason === reason}
          onSelect={() => change.mutate({ available: false, reason })}
        >
          {t(`availability.away.${reason}`)}
        </MenuChoice>
      ))}
    </MenuGroup>
  );
}

/** Beside my name, only while nothing is offered to me. */
export function AwayMark() {
  const { t } = useTranslation();
  const { data } = useQuery(availabilityQuery);
  if (data === undefined || data.available) return null;
  const missed = data.reason === 'MISSED';
  return (
    <span className={classes.away} title={missed ? t('availability.missed') : undefined}>
      {missed ? t('availability.awayMissed') : t('availability.isAway')}
    </span>
  );
}
