/** The ISO instant that `2024-01-31`, its first moment where this runs, or a full date and time stands for. */
export function instantOf(time: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(time);
  return new Date(isDay ? `${time}T00:00:00` : time).toISOString();
}
