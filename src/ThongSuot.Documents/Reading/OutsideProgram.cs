using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ThongSuot.Documents.Reading;

/// <summary>Runs a program of the machine with a time limit; it and what it started are ended when the limit passes or the reading is cancelled.</summary>
internal static class OutsideProgram
{
    private const int MostOutput = 64 * 1024;

    /// <param name="Started">False when there is no such program.</param>
    /// <param name="Output">The beginning of what it printed, errors included.</param>
    public readonly record struct Outcome(bool Started, bool InTime, int ExitCode, string Output)
    {
        public bool Succeeded => Started && InTime && ExitCode == 0;
    }

    public static Outcome Run(string program, IEnumerable<string> arguments, TimeSpan timeout, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (program.Length == 0) return new Outcome(false, true, -1, "");
        var start = new ProcessStartInfo(program) { UseShellExecute = false, CreateNoWindow = true, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // Pages are read side by side already; threads inside one page only take time from each other.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        start.Environment["LC_ALL"] = "C.UTF-8";

        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return new Outcome(false, true, -1, e.Message);
        }
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(timeout);
        try
        {
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            End(process);
            cancel.ThrowIfCancellationRequested();
            return new Outcome(true, false, -1, Text());
        }
        return new Outcome(true, true, process.ExitCode, Text());

        void Keep(object sender, DataReceivedEventArgs e)
        {
            lock (output)
                if (e.Data is not null && output.Length + e.Data.Length < MostOutput) output.AppendLine(e.Data);
        }

        string Text()
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>Ends it and what it started; does nothing when it has ended.</summary>
    public static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5_000);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or NotSupportedException or AggregateException)
        {
            // It ended by itself in between.
        }
    }
}
