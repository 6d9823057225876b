using CcHc.Portal.Benchmarks;

return await Runs.ChooseAsync(args);
