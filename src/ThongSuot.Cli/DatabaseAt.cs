using Microsoft.Data.Sqlite;
using ThongSuot.Core.Data;

namespace ThongSuot.Cli;

/// <summary>Which database a command works on: as given, or else by the settings the web application reads from its environment.</summary>
internal static class DatabaseAt
{
    public static DatabaseOptions Find(string? provider, string? connection, Func<string, string?> environment, Speech speech)
    {
        provider ??= environment("Database__Provider") ?? "sqlite";
        if (provider is not ("sqlite" or "postgres"))
            throw new UsageException(speech.Say($"Không có loại cơ sở dữ liệu “{provider}”; hãy dùng: sqlite, postgres.", $"There is no database “{provider}”; use one of: sqlite, postgres."));
        connection ??= environment("Database__Connection");
        if (provider == "postgres") return new(provider, connection ?? throw new UsageException(speech.Say("Hãy cho biết máy chủ: --connection \"Host=…;Database=…\".", "Name the server: --connection \"Host=…;Database=…\".")));

        connection ??= $"Data Source={Path.Combine(environment("Data__Folder") ?? "data", "thongsuot.db")}";
        // A mistyped name must not become a new, empty database that is proved whole.
        SqliteConnectionStringBuilder file;
        try
        {
            file = new SqliteConnectionStringBuilder(connection) { Mode = SqliteOpenMode.ReadWrite };
        }
        catch (ArgumentException e)
        {
            throw new UsageException(speech.Say($"Chuỗi kết nối không đúng: {e.Message}", $"The connection string is wrong: {e.Message}"));
        }
        if (!File.Exists(file.DataSource)) throw new UsageException(speech.Say($"Không có tệp cơ sở dữ liệu “{file.DataSource}”.", $"There is no database file “{file.DataSource}”."));
        return new(provider, file.ToString());
    }
}
