@main
struct EventMap {
  static func main() {}
}
