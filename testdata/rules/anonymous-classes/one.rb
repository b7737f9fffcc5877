class One < Struct.new(:left, :right)
  def go
    system("x #{left}") # want RBN201
    system("x #{right}")
  end
end

App.get('/one') { One.new(params[:left], 'b').go }
