using Microsoft.AspNetCore.Identity;

namespace ThongSuot.Web.Access;

internal static class Passkeys
{
    /// <summary>What a browser sends may be anything; the framework throws where there is nothing to judge, such as when the options it answers are gone. Null then.</summary>
    public static async Task<T?> TryAsync<T>(Func<Task<T>> judge) where T : class
    {
        try
        {
            return await judge();
        }
        catch (Exception e) when (e is PasskeyException or InvalidOperationException or System.Text.Json.JsonException or FormatException)
        {
            return null;
        }
    }
}
