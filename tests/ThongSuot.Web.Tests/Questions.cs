using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ThongSuot.Web.Tests;

/// <summary>Hears what one request asks of the database, whatever other tests ask beside it.</summary>
internal sealed class Questions : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<List<string>?> Heard = new();

    static Questions() => DiagnosticListener.AllListeners.Subscribe(new Questions());

    private Questions() { }

    /// <summary>The statements asked while something was done; the site must keep the context of the caller (<c>PreserveExecutionContext</c>).</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Func<Task> what)
    {
        var heard = Heard.Value = [];
        await what();
        Heard.Value = null;
        return heard;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory) value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData command && Heard.Value is { } heard)
            lock (heard)
                heard.Add(command.Command.CommandText);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";
}
