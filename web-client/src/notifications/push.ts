import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { PushDevices } from '../api/types';
import { startWorker } from '../offline/worker';

/** Why this browser cannot be told while no page is open; undefined when it can. */
export type Hindrance = 'unsupported' | 'denied' | 'insecure';

export function hindranceOf(): Hindrance | undefined {
  if (!window.isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : undefined;
}

/** The bytes of a key in base64url, as the push manager wants them. */
export function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (each) => each.charCodeAt(0));
}

/** A name by which people know their devices. */
export function deviceName(agent: string): string {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : 'Browser';
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iOS'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS X/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : '';
  return system === '' ? browser : `${browser} · ${system}`;
}

async function subscriptionHere(): Promise<PushSubscription | null> {
  const worker = await navigator.serviceWorker?.getRegistration();
  return (await worker?.pushManager?.getSubscription()) ?? null;
}

async function subscribe(publicKey: string): Promise<PushDevices> {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error('denied');
  await startWorker();
  const { pushManager } = await navigator.serviceWorker.ready;
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) });
  const { endpoint, keys: secrets } = made.toJSON();
  const device = deviceName(navigator.userAgent);
  return api.post<PushDevices>('/api/push/devices', { endpoint, p256dh: secrets?.p256dh, auth: secrets?.auth, device });
}

/** My devices, which of them is this one, and what to do with them. */
export function usePush() {
  const client = useQueryClient();
  const devices = useQuery({
    queryKey: keys.pushDevices,
    queryFn: ({ signal }) => api.get<PushDevices>('/api/push', undefined, signal),
  });
  const here = useQuery({
    queryKey: [...keys.pushDevices, 'here'],
    queryFn: async () => (await subscriptionHere())?.endpoint ?? '',
  });
  const refresh = () => client.invalidateQueries({ queryKey: keys.pushDevices });
  const turnOn = useMutation({
    mutationFn: () => subscribe(devices.data?.publicKey ?? ''),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: async (device: PushDevices['devices'][number]) => {
      await api.delete(`/api/push/devices/${device.id}`);
      const own = await subscriptionHere();
      if (own?.endpoint === device.endpoint) await own.unsubscribe();
    },
    onSettled: refresh,
  });
  return { devices, here: here.data, turnOn, remove };
}
