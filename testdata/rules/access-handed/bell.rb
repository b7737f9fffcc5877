# Its halt is not that of an application.
class Bell
  def halt(*) = nil
end
