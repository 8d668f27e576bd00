// Seeds, thread counts and live-tensor counts are shared by the whole process, so the tests of this assembly run one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
