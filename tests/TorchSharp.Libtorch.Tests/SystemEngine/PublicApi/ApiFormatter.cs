using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TorchSharp.Libtorch.Tests.SystemEngine.PublicApi;

/// <summary>Writes the public members of an assembly one a line, as the list of TorchSharp's API beside this file does.</summary>
internal static class ApiFormatter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(int)] = "int", [typeof(long)] = "long", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(string)] = "string",
        [typeof(object)] = "object", [typeof(char)] = "char",
    };

    internal static IEnumerable<string> Members(Assembly assembly) =>
        assembly.GetExportedTypes().Where(type => !typeof(Delegate).IsAssignableFrom(type)).SelectMany(Members);

    private static IEnumerable<string> Members(Type type)
    {
        string owner = Name(type);
        yield return $"T {owner}";
        if (type.IsEnum)
        {
            foreach (string name in Enum.GetNames(type))
                yield return $"E {owner} :: {name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}";
            yield break;
        }
        foreach (ConstructorInfo constructor in type.GetConstructors(Declared).Where(c => !c.IsStatic && Visible(c)))
            yield return $"C {owner} :: {Access(constructor)}{owner}({Parameters(constructor.GetParameters())})";
        foreach (FieldInfo field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
            yield return $"F {owner} :: {(field.IsPublic ? "public" : "protected")} {(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}";
        foreach (PropertyInfo property in type.GetProperties(Declared))
        {
            if (Property(owner, property) is { } line) yield return line;
        }
        foreach (MethodInfo method in type.GetMethods(Declared).Where(m => Visible(m) && !IsAccessor(m)))
        {
            string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
            string self = method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";
            yield return $"M {owner} :: {Access(method)}{Name(method.ReturnType)} {method.Name}{generic}({self}{Parameters(method.GetParameters())})";
        }
    }

    private static string? Property(string owner, PropertyInfo property)
    {
        MethodInfo[] accessors = [.. property.GetAccessors(true).Where(Visible)];
        if (accessors.Length == 0) return null;
        string name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{Parameters(index)}]" : property.Name;
        string body = string.Concat(accessors.Select(a => a.ReturnType == typeof(void) ? "set; " : "get; ").Order());
        return $"P {owner} :: {Access(accessors[0])}{Name(property.PropertyType)} {name} {{ {body}}}";
    }

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Access(MethodBase method) => (method.IsPublic ? "public " : "protected ") + (method.IsStatic ? "static " : "");

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(parameter =>
    {
        string prefix = parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : parameter.IsOut ? "out " : "";
        string text = $"{prefix}{Name(parameter.ParameterType)} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {Default(parameter)}" : text;
    }));

    private static string Default(ParameterInfo parameter)
    {
        object? value = parameter.DefaultValue;
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return value switch
        {
            null when type.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null => "default",
            null => "null",
            bool truth => truth ? "true" : "false",
            string text => $"\"{text}\"",
            _ when type.IsEnum => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }

    private static string Name(Type type)
    {
        if (s_keywords.TryGetValue(type, out string? keyword)) return keyword;
        if (type.IsByRef) return Name(type.GetElementType()!) + "&";
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Name(underlying) + "?";
        if (type.IsGenericParameter) return type.Name;
        Type[] arguments = type.GetGenericArguments();
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true || type is { Name: var n } && n.StartsWith("ValueTuple`", StringComparison.Ordinal))
            return $"({string.Join(", ", arguments.Select(Name))})";
        string own = type.Name.Split('`')[0];
        int outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        if (arguments.Length > outer) own += $"<{string.Join(", ", arguments.Skip(outer).Select(Name))}>";
        if (type.DeclaringType is { } declaring)
            return Name(declaring.IsGenericTypeDefinition ? declaring.MakeGenericType(arguments[..outer]) : declaring) + "." + own;
        return type.Namespace?.StartsWith("TorchSharp", StringComparison.Ordinal) == true ? $"{type.Namespace}.{own}" : own;
    }
}
