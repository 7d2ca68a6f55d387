using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;

namespace ThongSuot.Cli;

/// <summary>thongsuot history verify|seal: proves the history whole, or puts into the chain what waits for it.</summary>
internal static class HistoryCommand
{
    private static readonly CultureInfo Numbers = CultureInfo.GetCultureInfo("vi-VN");

    public static Command Make(Terminal terminal)
    {
        var speech = terminal.Speech;
        var history = new Command("history", speech.Say("Lịch sử thay đổi: kiểm tra chuỗi niêm phong hoặc niêm phong ngay.", "The history of changes: verify the chain, or seal now."))
        {
            Sub("verify", speech.Say("Kiểm tra chuỗi niêm phong: nguyên vẹn thì in mã đầu chuỗi; bị đứt thì nêu mục đầu tiên bị đứt và kết thúc với mã 1.",
                "Verifies the chain: whole, it prints the hash at its head; broken, it names the first broken entry and ends with code 1."), VerifyAsync),
            Sub("seal", speech.Say("Niêm phong ngay các mục đang chờ.", "Seals what waits to be sealed."), SealAsync),
        };
        history.SetAction(parsed => new HelpText(terminal).Invoke(parsed));
        return history;

        Command Sub(string name, string description, Func<Terminal, AppDbContext, IServiceProvider, CancellationToken, Task<int>> run)
        {
            var provider = new Option<string?>("--provider")
            {
                HelpName = "sqlite|postgres",
                Description = speech.Say("Loại cơ sở dữ liệu; mặc định theo cài đặt Database__Provider, rồi sqlite.", "Kind of database; by default as set in Database__Provider, then sqlite."),
            };
            var connection = new Option<string?>("--connection")
            {
                HelpName = speech.Say("CHUỖI", "STRING"),
                Description = speech.Say("Chuỗi kết nối; mặc định theo cài đặt Database__Connection, rồi tệp data/thongsuot.db.", "Connection string; by default as set in Database__Connection, then the file data/thongsuot.db."),
            };
            var command = new Command(name, description) { provider, connection };
            command.SetAction((parsed, cancel) => WithDatabaseAsync(terminal, DatabaseAt.Find(parsed.GetValue(provider), parsed.GetValue(connection), Environment.GetEnvironmentVariable, speech), run, cancel));
            return command;
        }
    }

    private static async Task<int> VerifyAsync(Terminal terminal, AppDbContext db, IServiceProvider services, CancellationToken cancel)
    {
        var speech = terminal.Speech;
        var count = await db.History.LongCountAsync(e => e.Position != null, cancel);
        ChainReport? report = null;
        await Progress.WhileAsync(terminal, speech.Say($"Đang kiểm tra {Number(count)} mục", $"Verifying {Number(count)} entries"), count, async (step, _) =>
            report = await services.GetRequiredService<HistoryVerifier>().VerifyAsync(new Steps(step), cancel));
        if (report!.Broken is { } broken)
        {
            var entry = broken.EntryId is { } id ? speech.Say($", mục {Number(id)}", $", entry {Number(id)}") : "";
            terminal.Write(speech.Say($"Chuỗi bị đứt ở vị trí {Number(broken.Position)}{entry}: {Why(broken.What, speech)}\n", $"The chain is broken at position {Number(broken.Position)}{entry}: {Why(broken.What, speech)}\n"));
            terminal.Write(speech.Say($"{Number(report.Sealed)} mục trước đó còn nguyên vẹn.\n", $"The {Number(report.Sealed)} entries before it are whole.\n"));
            return CommandLine.SomeFailed;
        }
        terminal.Write(speech.Say($"Chuỗi nguyên vẹn: {Number(report.Sealed)} mục đã niêm phong, {Number(report.Waiting)} mục chờ niêm phong.\n", $"The chain is whole: {Number(report.Sealed)} entries sealed, {Number(report.Waiting)} waiting.\n"));
        if (report.Head is { } head) terminal.Write(speech.Say($"Mã đầu chuỗi: {head}\n", $"Head of the chain: {head}\n"));
        return CommandLine.Done;
    }

    private static async Task<int> SealAsync(Terminal terminal, AppDbContext db, IServiceProvider services, CancellationToken cancel)
    {
        var done = await services.GetRequiredService<HistorySealer>().SealAsync(cancel);
        var head = await db.History.Where(e => e.Position != null).OrderByDescending(e => e.Position).Select(e => e.ChainHash).FirstOrDefaultAsync(cancel);
        terminal.Write(terminal.Speech.Say($"Đã niêm phong {Number(done)} mục.\n", $"{Number(done)} entries sealed.\n"));
        if (head is not null) terminal.Write(terminal.Speech.Say($"Mã đầu chuỗi: {Convert.ToHexString(head)}\n", $"Head of the chain: {Convert.ToHexString(head)}\n"));
        return CommandLine.Done;
    }

    private static async Task<int> WithDatabaseAsync(Terminal terminal, DatabaseOptions database, Func<Terminal, AppDbContext, IServiceProvider, CancellationToken, Task<int>> run, CancellationToken cancel)
    {
        await using var services = new ServiceCollection().AddLogging().AddDatabase(database).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        try
        {
            return await run(terminal, scope.ServiceProvider.GetRequiredService<AppDbContext>(), scope.ServiceProvider, cancel);
        }
        catch (Exception e) when (e is DbException || e.InnerException is DbException)
        {
            throw new UsageException(terminal.Speech.Say($"Không đọc được lịch sử trong cơ sở dữ liệu này: {e.GetBaseException().Message}", $"The history of this database cannot be read: {e.GetBaseException().Message}"));
        }
    }

    private static string Why(string what, Speech speech) => what switch
    {
        "missing" => speech.Say("thiếu một mục.", "an entry is missing."),
        "altered" => speech.Say("nội dung đã bị sửa sau khi ghi.", "it was altered after it was written."),
        "relinked" => speech.Say("mục này không nối với các mục trước nó.", "it does not follow from the entries before it."),
        _ => what,
    };

    private static string Number(long number) => number.ToString("N0", Numbers);

    /// <summary>The verifier reports where it is; the bar wants how far it came.</summary>
    private sealed class Steps(Action<long> step) : IProgress<long>
    {
        private long _before;

        public void Report(long value)
        {
            step(value - _before);
            _before = value;
        }
    }
}
