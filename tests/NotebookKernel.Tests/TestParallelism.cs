[assembly: CollectionBehavior(DisableTestParallelization = true)] // a kernel captures the console of the whole process
