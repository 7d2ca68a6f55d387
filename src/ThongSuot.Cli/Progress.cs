using Spectre.Console;

namespace ThongSuot.Cli;

/// <summary>A bar on the error stream while many files are read and a person looks on; otherwise nothing.</summary>
internal static class Progress
{
    /// <param name="terminal">Whose error stream.</param>
    /// <param name="files">How many steps there are.</param>
    /// <param name="isWanted">False where the result itself scrolls by.</param>
    /// <param name="work">Given what to call after each file and how to say why one was not read.</param>
    public static async Task WhileAsync(Terminal terminal, int files, bool isWanted, Func<Action, Action<string>, Task> work)
    {
        if (!isWanted || !terminal.ErrorIsInteractive || files < 2)
        {
            await work(() => { }, terminal.Complain);
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bar =>
            {
                var task = bar.AddTask(terminal.Speech.Say($"Đang đọc {files} tệp", $"Reading {files} files"), maxValue: files);
                await work(() => task.Increment(1), sentence => console.WriteLine(sentence));
            });
    }
}
