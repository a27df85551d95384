import { useCallback, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import { type Fields, readState, type StateOf } from "./fields.ts";
import { addressOf, type ViewName, type ViewState, views } from "./views.ts";

type Change<V extends ViewName> = (change: Partial<ViewState<V>>, options?: { replace?: boolean }) => void;

/**
 * What the address says of this view, and how to change it: a step that back undoes, or, with `replace`, one that does
 * not count as a step. There is no other state of a view that a link would have to give back.
 */
export function useView<V extends ViewName>(view: V): [ViewState<V>, Change<V>] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const state = useMemo(
    () => readState(views[view].fields as Fields, search) as StateOf<Fields> as ViewState<V>,
    [view, search],
  );
  const change = useCallback<Change<V>>(
    (changed, { replace = false } = {}) => navigate(addressOf(view, { ...state, ...changed }), { replace }),
    [view, state, navigate],
  );
  return [state, change];
}
