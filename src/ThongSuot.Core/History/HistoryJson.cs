using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ThongSuot.Core.History;

/// <summary>Changes as JSON, letters as they are.</summary>
internal static class HistoryJson
{
    private const string Hidden = "•••";
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(object fields) => JsonSerializer.Serialize(fields, Options);

    /// <summary>Name → [old, new] of what changed; for a new entity every value it has, for a removed one every value it had.</summary>
    public static string Of(EntityEntry entry, EntityState state)
    {
        var fields = new SortedDictionary<string, object?[]>(StringComparer.Ordinal);
        foreach (var property in entry.Properties)
        {
            if (property.Metadata.IsPrimaryKey() && state is EntityState.Modified) continue;
            var (old, now) = (state is EntityState.Added ? null : property.OriginalValue, state is EntityState.Deleted ? null : property.CurrentValue);
            if (state is EntityState.Modified ? Equals(old, now) : old is null && now is null) continue;
            fields[property.Metadata.Name] = IsSecret(property.Metadata) ? [old is null ? null : Hidden, now is null ? null : Hidden] : [Plain(old), Plain(now)];
        }
        return Of(fields);
    }

    private static bool IsSecret(IProperty property) =>
        property.PropertyInfo?.GetCustomAttribute<SecretAttribute>() is not null || Secrets.Contains(property.Name);

    // Of the identity classes of the framework, which cannot carry the attribute.
    private static readonly HashSet<string> Secrets = new(StringComparer.Ordinal) { "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Value", "Data", "ProviderKey", "CredentialId" };

    private static object? Plain(object? value) => value switch
    {
        Enum e => e.ToString(),
        byte[] bytes => Convert.ToHexString(bytes),
        _ => value,
    };
}
