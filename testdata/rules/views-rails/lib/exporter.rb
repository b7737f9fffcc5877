# It has the methods of a helper too, but no view is shown by it: what a view calls name is not its name.
class Exporter
  include BadgesHelper

  attr_reader :name
end
