import { Select } from '@mantine/core';

interface FilterSelectProps<Value extends string> {
  label: string;
  all: string;
  value: Value | undefined;
  options: readonly Value[];
  name: (option: Value) => string;
  onChange: (value: Value | undefined) => void;
}

/** One set as a filter; nothing chosen means all. What the address asks for is shown, also when the set does not have it (any more). */
export function FilterSelect<Value extends string>({ label, all, value, options, name, onChange }: FilterSelectProps<Value>) {
  const offered = value === undefined || options.includes(value) ? options : [...options, value];
  return (
    <Select
      aria-label={label}
      placeholder={`${label}: ${all.toLowerCase()}`}
      w={190}
      clearable
      value={value ?? null}
      data={offered.map((option) => ({ value: option, label: name(option) }))}
      onChange={(chosen) => onChange(offered.find((option) => option === chosen))}
    />
  );
}
