using Evaluation.SystemTests.Processes;

// One running system for all tests that neither stop it nor look at the whole of it; each works on cohorts of its own.
[assembly: AssemblyFixture(typeof(RunningSystem))]
