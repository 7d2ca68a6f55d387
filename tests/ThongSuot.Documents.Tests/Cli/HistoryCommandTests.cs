using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.TestKit.Databases;

namespace ThongSuot.Documents.Tests.Cli;

public sealed class HistoryCommandTests
{
    [Theory, Databases]
    public async Task Verify_WholeHistory_PrintsTheHeadAndEndsWithZero(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync("Xã An Hòa", "unit.commune", null);
        using var run = new CommandRun();

        Assert.Equal(0, await RunAsync(run, database, "seal"));
        Assert.Equal(0, await RunAsync(run, database, "verify"));

        var lines = run.Output.Split('\n');
        Assert.Equal("Đã niêm phong 4 mục.", lines[0]);
        Assert.Matches("^Mã đầu chuỗi: [0-9A-F]{64}$", lines[1]);
        Assert.Equal(["Chuỗi nguyên vẹn: 4 mục đã niêm phong, 0 mục chờ niêm phong.", lines[1]], lines[2..4]);
    }

    [Theory, Databases]
    public async Task Verify_AlteredEntry_IsNamedAndEndsWithOne(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync("Xã An Hòa", "unit.commune", null);
        using var run = new CommandRun();
        await RunAsync(run, database, "seal");
        await database.With<AppDbContext>(db => db.Database.ExecuteSqlRawAsync("""UPDATE "History" SET "Fields" = '[]' WHERE "Position" = 3"""));

        Assert.Equal(1, await RunAsync(run, database, "verify"));

        Assert.Contains("Chuỗi bị đứt ở vị trí 3, mục 3: nội dung đã bị sửa sau khi ghi.\n2 mục trước đó còn nguyên vẹn.\n", run.Output, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Verify_WhatIsNotSealedYet_IsCountedAsWaiting(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync("Xã An Hòa", "unit.commune", null);
        using var run = new CommandRun();

        Assert.Equal(0, await RunAsync(run, database, "verify"));

        Assert.Equal("Chuỗi nguyên vẹn: 0 mục đã niêm phong, 4 mục chờ niêm phong.\n", run.Output);
    }

    [Fact]
    public async Task Verify_FileThatIsNot_IsAUsageErrorAndCreatesNothing()
    {
        using var run = new CommandRun();
        var file = Path.Combine(run.Folder, "none.db");

        Assert.Equal(2, await run.RunAsync("history", "verify", "--connection", $"Data Source={file}"));

        Assert.Contains("Không có tệp cơ sở dữ liệu", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("--provider", "oracle")]
    [InlineData("--provider", "postgres")]
    [InlineData("--connection", "Nonsense")]
    public async Task Verify_WrongDatabase_IsAUsageError(string option, string value)
    {
        using var run = new CommandRun();
        Assert.Equal(2, await run.RunAsync("history", "verify", option, value));
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Verify_FileThatIsNoDatabaseOfOurs_IsAUsageError()
    {
        using var run = new CommandRun();
        run.With("other.db", "");

        Assert.Equal(2, await run.RunAsync("history", "verify", "--connection", $"Data Source={Path.Combine(run.Folder, "other.db")};Pooling=False"));

        Assert.Contains("Không đọc được lịch sử", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfASubcommand_NamesTheWholePath()
    {
        using var run = new CommandRun();
        Assert.Equal(0, await run.RunAsync("history", "verify", "--help"));
        Assert.Contains("thongsuot history verify", run.Output, StringComparison.Ordinal);
        Assert.Contains("--connection", run.Output, StringComparison.Ordinal);
    }

    private static Task<int> RunAsync(CommandRun run, TestDatabase database, string what) =>
        run.RunAsync("history", what, "--provider", database.Options.Provider, "--connection", database.Options.Connection);
}
