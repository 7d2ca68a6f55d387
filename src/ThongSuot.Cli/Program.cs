using ThongSuot.Cli;
using ThongSuot.Documents;

if (args is [PdfTrial.Argument])
{
    PdfTrial.Serve(Console.OpenStandardInput(), Console.OpenStandardOutput());
    return CommandLine.Done;
}
return await CommandLine.RunAsync(args, Terminal.OfProcess(args));
