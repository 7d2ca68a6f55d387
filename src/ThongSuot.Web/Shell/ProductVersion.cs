using System.Reflection;

namespace ThongSuot.Web.Shell;

internal static class ProductVersion
{
    /// <summary>As 0.1.0: without the commit the build adds after "+".</summary>
    public static string Current { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
