using Spectre.Console;

namespace ThongSuot.Cli;

/// <summary>A bar on the error stream while something long is done and a person looks on; otherwise nothing.</summary>
internal static class Progress
{
    /// <param name="terminal">Whose error stream.</param>
    /// <param name="files">How many steps there are.</param>
    /// <param name="isWanted">False where the result itself scrolls by.</param>
    /// <param name="work">Given what to call after each file and how to say why one was not read.</param>
    public static Task WhileAsync(Terminal terminal, int files, bool isWanted, Func<Action, Action<string>, Task> work) =>
        WhileAsync(terminal, terminal.Speech.Say($"Đang đọc {files} tệp", $"Reading {files} files"), isWanted ? files : 0, (step, complain) => work(() => step(1), complain));

    /// <param name="terminal">Whose error stream.</param>
    /// <param name="doing">What is being done, beside the bar.</param>
    /// <param name="steps">How many steps there are; fewer than two need no bar.</param>
    /// <param name="work">Given what to call after some steps and how to say something meanwhile.</param>
    public static async Task WhileAsync(Terminal terminal, string doing, long steps, Func<Action<long>, Action<string>, Task> work)
    {
        if (!terminal.ErrorIsInteractive || steps < 2)
        {
            await work(_ => { }, terminal.Complain);
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bar =>
            {
                var task = bar.AddTask(doing, maxValue: steps);
                await work(done => task.Increment(done), sentence => console.WriteLine(sentence));
            });
    }
}
