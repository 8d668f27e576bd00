using System.Reflection;

namespace TorchSharp.Utils
{
    /// <summary>Gives a module's field another name in its state than the field's own.</summary>
    [AttributeUsage(AttributeTargets.Field)]
    public class ComponentNameAttribute : Attribute
    {
        /// <summary>The name of the component.</summary>
        public string? Name { get; set; }
    }
}

namespace TorchSharp
{
    /// <summary>How a field names the component that it holds.</summary>
    public static class FieldInfoExtensionMethods
    {
        /// <summary>The name given by <see cref="Utils.ComponentNameAttribute"/>, or else the field's.</summary>
        public static string ComponentName(this FieldInfo field) =>
            field.GetCustomAttribute<Utils.ComponentNameAttribute>()?.Name ?? field.Name;
    }
}
