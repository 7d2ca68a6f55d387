using ThongSuot.Cli;

return await CommandLine.RunAsync(args, Terminal.OfProcess(args));
