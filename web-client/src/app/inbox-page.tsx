import { useParams } from '@tanstack/react-router';

export function InboxPage() {
  const { view } = useParams({ from: '/shell/inbox/$view' });
  return <div>{view}</div>;
}
