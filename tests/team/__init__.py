"""Many machines: the queue, turns at hosts, one lane, copies from one engine to the other."""
