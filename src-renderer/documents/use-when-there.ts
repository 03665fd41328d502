import { useEffect, useRef, useState } from 'react';

/** A press before the list is there is taken once it is, as one press however often the key was hit. */
export function useWhenThere(isThere: boolean, act: () => void): () => void {
  const [isWanted, setWanted] = useState(false);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isWanted || !isThere) return;
    setWanted(false);
    latest.current();
  }, [isWanted, isThere]);
  return () => (isThere ? act() : setWanted(true));
}
